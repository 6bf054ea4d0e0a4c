"""Extra airings: what the timetable cannot make up of a duty of the law is added to it."""
