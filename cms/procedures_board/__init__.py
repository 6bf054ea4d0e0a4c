"""The board of procedures: whether every procedure in force hangs where residents can read it."""
