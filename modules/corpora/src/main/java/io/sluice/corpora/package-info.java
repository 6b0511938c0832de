/**
 * Readers that turn files into text for training and evaluation, with file and line in every error.
 */
@NullMarked
package io.sluice.corpora;

import org.jspecify.annotations.NullMarked;
