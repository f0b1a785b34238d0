"""随时办 Suishiban: a digital civil servant that answers with proof and finishes the application."""
