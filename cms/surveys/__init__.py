"""Surveys of satisfaction and quizzes."""
