"""Alcove: a private place to write, practise and prepare between therapy sessions.

The map. Layers differ in what they may touch; inside each layer the same noun names the same feature.

    main        wires everything, and nothing else does
    access      the passage between locked and unlocked
    workspace   what exists only while unlocked
    sounds      what can be heard, and only when a person asks
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
    Feeling         a word a person has for how they feel, and its strength if they said one
    Label           a tag or a person: a short name by which entries are found again
    Link            from one entry to another, by the name that never changes
    Kept line       words somebody wants to meet again; Topic to bring: words for a session
    Version         an entry as it stood at the end of a sitting
    Prompt          a sentence to begin from
    Wish            what a person wants that says something about them, kept inside the vault
    Plan            what somebody wrote for a hard moment, in seven parts
    PutAway         what somebody put away until a day or a session: a few words, never the thing itself
    Letter          what somebody wrote to themselves as a wise friend would
    CheckIn         how somebody said they were at one moment
    Choice          something to do in the safe space; Exercise: one that runs
    Surroundings    what the pages of the safe space may use, locked or not
    Plan            what helps in hard moments, in seven parts; a Line is one thing in it
    Kit thing       a picture, a line or a sound that does somebody good
    Calm place      a place in the mind where somebody is at ease; spoiled when it is so no more
    Put away        a label for what can wait, and until when
    Hard moment     one exercise of the safe space, if somebody wanted it noted
    Beat, Pose      one move of an exercise that runs by itself; how tight the picture of it is
    Moment          a local date and time, to the millisecond, as the person's own clock showed it
"""

__version__ = "0.1.0"
