"""Extra airings: what the timetable cannot make up of what the law or an officer asks is added to it."""
