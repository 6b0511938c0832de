package io.sluice.embeddings.learning;

import io.sluice.embeddings.vectors.WordVectors;

/**
 * Vectors of documents and of their words, in one space.
 *
 * @param documents by their names
 * @param words the frequent ones
 */
public record LearnedDocuments(WordVectors documents, WordVectors words) {}
