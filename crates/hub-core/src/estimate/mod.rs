//! What the work costs today and what automating it would save.
