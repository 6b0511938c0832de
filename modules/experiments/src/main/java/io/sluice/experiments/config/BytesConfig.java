package io.sluice.experiments.config;

import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Tag;

/** Symbols are the 256 bytes of UTF-8. */
@Doc("Symbols are the 256 bytes of UTF-8.")
@Tag("bytes")
public record BytesConfig() implements TokenizerConfig {}
