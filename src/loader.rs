//! Reads files of whatever format into articles.
