package io.sluice.onednn;

import io.sluice.neural.recurrent.ProviderTrainingContract;

class OneDnnTrainingTest extends ProviderTrainingContract {
  OneDnnTrainingTest() {
    super(new OneDnnGemmProvider());
  }
}
