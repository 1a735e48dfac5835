"""The user's marks: found again in a source that changed, applied as inputs of the pipeline, kept beside the source."""
