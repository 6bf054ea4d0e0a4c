"""The officers' side of surveys: the list, the counts while answers come in, Excel, sealing."""
