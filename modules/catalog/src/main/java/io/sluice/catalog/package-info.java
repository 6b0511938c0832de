/** Corpus cards: where a corpus comes from, how it is fetched, verified and cached. */
@NullMarked
package io.sluice.catalog;

import org.jspecify.annotations.NullMarked;
