"""The trained tagger: one encoder that finds triggers, and reads roles, tolls, speakers and factuality around each."""
