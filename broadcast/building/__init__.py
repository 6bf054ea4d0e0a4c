"""How a bulletin becomes one mastered file: claimed, spoken, assembled, mastered, placed."""
