"""From words to what they name: actors, places, times."""
