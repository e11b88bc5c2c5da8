"""What each kind of event says: frozen dataclasses of ids, codes, numbers and times.

Personal data stands only in bodies of erasable kinds (`models.rules.kinds`): `people`, `officers`, `notes`.
"""
