"""The officers' side: questions, topics, and the desk where feedback is answered."""
