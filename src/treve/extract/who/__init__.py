"""Who is named, and in what role: those who sign, refuse, guarantee, mediate, approve, speak."""
