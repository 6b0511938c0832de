package io.sluice.mkl;

import io.sluice.language.training.Bfloat16TrainingContract;

class Bfloat16TrainingTest extends Bfloat16TrainingContract {
  Bfloat16TrainingTest() {
    super(new MklGemmProvider());
  }
}
