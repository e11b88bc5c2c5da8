"""The voice of the public at the window: the survey and its kiosk; what people say, section by section."""
