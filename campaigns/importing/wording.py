"""What an officer is told about a file that is not read."""

from django.utils.translation import gettext as _

from campaigns.importing.refusal import Reason, Unreadable


def sentence(unreadable: Unreadable) -> str:
    """Return why the file was not read, and what to do, in the reader's language."""
    return _SENTENCES[unreadable.reason]()


_SENTENCES = {
    Reason.EMPTY: lambda: _("The file is empty: it holds no words. Nothing was stored."),
    Reason.UNKNOWN_KIND: lambda: _(
        "This kind of file is not read. Plans are taken as Word (.docx), PDF with text, Markdown or "
        "plain text (.txt)."
    ),
    Reason.OLD_WORD: lambda: _(
        "This is an old Word file (.doc). Open it in Word, choose Save As, Word document (.docx), then "
        "send that file."
    ),
    Reason.TOO_LARGE: lambda: _(
        "The file is too large for a plan. Send only the plan and its appendices, without pictures."
    ),
    Reason.FLOOD: lambda: _(
        "Unpacked, the file would fill the machine. It was not opened. Save the plan again as a new Word "
        "file."
    ),
    Reason.NOT_ITS_NAME: lambda: _(
        "The file is not what its name says. Open it in the program it was made with and save it again."
    ),
    Reason.LOCKED: lambda: _(
        "The file is locked with a password. Remove the password, save the file, then send it again."
    ),
    Reason.SCANNED: lambda: _(
        "This PDF is a scan: it holds pictures of pages and no text. Send the Word file, or a PDF with "
        "text recognised."
    ),
    Reason.BROKEN: lambda: _(
        "The file is broken or incomplete. Open it, save it again, then send that file."
    ),
    Reason.ENCODING: lambda: _(
        "The text is in an old Vietnamese encoding. Save the file with the encoding UTF-8, then send it "
        "again."
    ),
}
