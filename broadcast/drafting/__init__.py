"""How the station's plan is made: slots from the timetable, rundowns from approved items, frozen versions."""
