package io.sluice.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vector width of this machine, a constant to the JIT. */
final class Species {
  /** Widest vectors of this machine, between 128 and 512 bits. */
  static final VectorSpecies<Float> FLOATS = choose(FloatVector.SPECIES_PREFERRED);

  private Species() {}

  private static VectorSpecies<Float> choose(VectorSpecies<Float> preferred) {
    if (preferred.vectorBitSize() > 512) {
      return FloatVector.SPECIES_512;
    }
    if (preferred.vectorShape() == VectorShape.S_64_BIT) {
      throw new UnsupportedOperationException("vectors of this machine are narrower than 128 bits");
    }
    return preferred;
  }
}
