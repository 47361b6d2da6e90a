"""Events, and what visitors may film, stream and record there: by the school's rule."""
