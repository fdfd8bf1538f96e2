"""Alcove: a private place to write, practise and prepare between therapy sessions.

The map. Layers differ in what they may touch; inside each layer the same noun names the same feature.

    main        wires everything, and nothing else does
    access      the passage between locked and unlocked
    workspace   what exists only while unlocked
    domain/     values and rules; the standard library only
    storage/    the only code that touches the encrypted file and the keyring; no Qt
    exchange/   what crosses the border of this computer, and only when a person asks
    ui/         one folder per screen, shared widgets that know no feature

The words.

    Vault           the one encrypted file
    Key, Slot       what opens it; one wrapped copy of it
    passphrase      what a person types to open it ("password" on screen)
    recovery code   the spare key a person keeps on paper
    Access          the passage between locked and unlocked
    Workspace       everything that exists while unlocked
    Session         a meeting with the therapist; nothing else is called that
    Store           SQL for one noun
    Topic           what a commit may have changed
    Screen, Panel, Card     a full page, a part of one, one item
    Job             slow work off the GUI thread
    Entry           a page of the journal
    CheckIn         how somebody said they were at one moment
    Moment          a local date and time, to the millisecond, as the person's own clock showed it
"""

__version__ = "0.1.0"
