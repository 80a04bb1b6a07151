"""How the peoples whose names we meet write them: which spellings of one name part are equal in a tradition.

Each module is one tradition. A comparison uses the traditions that both names can belong to: what is one name in
Russian (`g` and `h`) is two in Arabic.
"""
