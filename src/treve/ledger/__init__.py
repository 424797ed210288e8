"""The log that parties who distrust each other can each verify. Pure: bytes in, bytes and results out; nothing is opened here."""
