"""Every setting, in its words: the page is a loop over this table."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontDatabase, QKeySequence

from app import content
from app.domain.breathing import OWN, PATTERNS
from app.ui.pace_words import pace_words
from app.ui.screen_capture import asker
from app.ui.settings.about import about
from app.ui.settings.keys_in_life import erase_door, lock_rows
from app.ui.settings.rows import Ask, Choice, Press, Section, Switch
from app.ui.spelling_choices import spelling_choices

_HELP_KEYS = ("F1", "F2", "F3", "F4", "F8", "F9", "F12", "Pause")


class Catalogue(QObject):
    """Makes the table; which words it has depends on whether there is a password."""

    def sections(self, *, has_passphrase: bool, recovery_confirmed: bool, folder: str) -> Sequence[Section]:
        return (
            self._looks(),
            self._privacy(has_passphrase, recovery_confirmed),
            self._hard_moments(),
            self._together(),
            self._keys(),
            erase_door(),
            about(folder),
        )

    def _looks(self) -> Section:
        like_system = ("system", self.tr("Like my system"))
        usual, wider = ("normal", self.tr("Usual")), ("wide", self.tr("Wider"))
        sizes = (
            (1.0, self.tr("Usual")),
            (1.12, self.tr("A little larger")),
            (1.25, self.tr("Larger")),
            (1.5, self.tr("Much larger")),
            (1.75, self.tr("Very large")),
            (2.0, self.tr("Twice the usual")),
        )
        fonts = tuple((name, name) for name in QFontDatabase.families() if not QFontDatabase.isPrivateFamily(name))
        schemes = (like_system, ("light", self.tr("Light")), ("dark", self.tr("Dark")))
        pages = (("plain", self.tr("Plain")), ("warm", self.tr("Warm")))
        motions = (like_system, ("reduced", self.tr("Still")), ("full", self.tr("Gentle")))
        return Section(
            self.tr("Reading and looks"),
            (
                Choice("text_size", self.tr("Size of the text"), sizes),
                Choice("scheme", self.tr("Light or dark"), schemes),
                Choice("contrast", self.tr("Contrast"), (like_system, ("more", self.tr("More")))),
                Choice("page", self.tr("Page to write on"), pages),
                Choice("editor_font", self.tr("Font to write in"), (("", self.tr("The system's own")), *fonts)),
                Choice("line_spacing", self.tr("Room between lines"), (usual, wider)),
                Choice("letter_spacing", self.tr("Room between letters"), (usual, wider)),
                Switch(
                    "still_line",
                    self.tr("Keep the line I write in its place"),
                    self.tr("The page moves up under it, as in a typewriter."),
                ),
                Choice(
                    "spelling",
                    self.tr("Spelling"),
                    tuple(spelling_choices()),
                    self.tr("Quiet dots under words the dictionary on this computer does not know."),
                    listed=True,
                ),
                Choice("motion", self.tr("Movement"), motions, self.tr("Still: nothing slides, fades or grows.")),
            ),
        )

    def _privacy(self, has_passphrase: bool, recovery_confirmed: bool) -> Section:
        minutes = (
            (1, self.tr("1 minute")),
            (2, self.tr("2 minutes")),
            (5, self.tr("5 minutes")),
            (10, self.tr("10 minutes")),
            (20, self.tr("20 minutes")),
            (0, self.tr("Leave it open")),
        )
        return Section(
            self.tr("Keeping it private"),
            (
                Choice(
                    "idle_minutes",
                    self.tr("Lock when nobody is here for"),
                    minutes,
                    self.tr("It also locks when the computer sleeps or its screen is locked."),
                ),
                Switch(
                    "hide_when_away",
                    self.tr("Hide the words when I go to another window"),
                    self.tr("They stay hidden until you press Show."),
                ),
                *self._capture(),
                *lock_rows(has_passphrase, recovery_confirmed),
                Press(
                    Ask.BACKUPS,
                    self.tr("Backups"),
                    self.tr("Show them"),
                    self.tr(
                        "One is made by itself once a day. A copy in another place helps if this computer is gone."
                    ),
                ),
                Press(
                    Ask.LOOK_OVER,
                    self.tr("Whether everything can be read"),
                    self.tr("Look my journal over"),
                    self.tr("Alcove does this by itself about once a week. It changes nothing."),
                ),
            ),
        )

    def _capture(self) -> tuple[Switch, ...]:
        """Only where the system knows of such a thing."""
        if asker() is None:
            return ()
        title = self.tr("Stay out of screenshots and shared screens")
        note = self.tr("Alcove asks your system for it. Some programs take pictures all the same.")
        return (Switch("left_out_of_capture", title, note),)

    def _hard_moments(self) -> Section:
        countries = (("", self.tr("Like my system")), *content.countries())
        keys = tuple((key, QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)) for key in _HELP_KEYS)
        paces = (*((one.key, pace_words(one)) for one in PATTERNS), (OWN, self.tr("My own, as set under Pace")))
        return Section(
            self.tr("Hard moments"),
            (
                Choice("country", self.tr("Help lines for"), countries),
                Choice(
                    "help_key",
                    self.tr('Key for "I need a moment"'),
                    keys,
                    self.tr("Holding Esc does the same, everywhere."),
                ),
                Choice(
                    "breathing",
                    self.tr("Pace of breathing"),
                    paces,
                    self.tr(
                        "Without a hold when pregnant, or ill in heart or lungs. More under Pace, beside the breath."
                    ),
                ),
                Press(
                    Ask.SAFE_SPACE,
                    self.tr("Get the safe space ready"),
                    self.tr("Open"),
                    self.tr("What it starts with, what is noted, and what is your own in it."),
                ),
            ),
        )

    def _together(self) -> Section:
        return Section(
            self.tr("Today and goals"),
            (
                Switch("today_step", self.tr("A step this week, on Today"), ""),
                Switch("today_homework", self.tr("The next homework, on Today"), ""),
                Switch("today_session", self.tr("The next session, on Today"), ""),
                Switch(
                    "therapist_view",
                    self.tr("Therapist view"),
                    self.tr(
                        "Shows one more figure under a goal, T, which sums up the ladders. Therapists know it; "
                        "it is for looking at together. 50 is what was expected."
                    ),
                ),
            ),
        )

    def _keys(self) -> Section:
        opens = Press(Ask.KEYS, self.tr("Everything works without a mouse"), self.tr("Show the keys"))
        return Section(self.tr("Keys"), (opens,))
