package io.sluice.mkl;

import io.sluice.neural.recurrent.ProviderTrainingContract;

class MklTrainingTest extends ProviderTrainingContract {
  MklTrainingTest() {
    super(new MklGemmProvider());
  }
}
