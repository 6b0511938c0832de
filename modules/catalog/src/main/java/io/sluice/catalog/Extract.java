package io.sluice.catalog;

/** Which part of what a source has is kept, and in which form. */
public sealed interface Extract permits LineExtract, JsonVectors, JavaMapVectors {}
