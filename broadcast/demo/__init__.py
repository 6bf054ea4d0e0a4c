"""The demo commune: its own texts on real subjects, through the same doors an officer uses."""
