"""What each role may do about questions and residents' feedback."""

from cms.roles import Grants, Role

_TOPICS = ("questions.view_questiontopic", "questions.add_questiontopic", "questions.change_questiontopic")
_DESK = ("questions.view_feedback", "questions.handle_feedback")

GRANTS: Grants = {
    Role.OFFICER: (*_TOPICS, *_DESK, "questions.change_feedbacksettings"),
    Role.LEADER: ("questions.view_feedback",),
    Role.STATISTICS: _DESK,
    Role.CONTRIBUTOR: ("questions.answer_feedback",),
}
