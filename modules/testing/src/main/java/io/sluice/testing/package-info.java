/**
 * Gradient checks, brute force, seeded shapes and array assertions for tests; depends on no other
 * module.
 */
@NullMarked
package io.sluice.testing;

import org.jspecify.annotations.NullMarked;
