package io.turnpike.routing.dialects.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationNameTests {

  @ParameterizedTest
  @CsvSource({
    "moderations, moderations",
    "audio/transcriptions, audio/transcriptions",
    "fine_tuning/jobs/ftjob-abc123/checkpoints, fine_tuning/jobs/{id}/checkpoints",
    "responses/resp_0a1b2c/input_items, responses/{id}/input_items",
    "files/file-AbCdEf, files/{id}",
    "files/abcdefghijklmnopqrst, files/{id}",
    "batches/msgbatch%20, batches/{id}",
    "v2/rerank, v2/rerank",
    "1/2/3, {id}/{id}/{id}",
    "a/b/c/d/e/f/g/h/i/j, a/b/c/d/e/f/g/h",
    "x//y, x/{id}/y",
  })
  void leavesOutWhatTellsOneFromAnother(String path, String name) {
    assertThat(OperationName.of(path)).isEqualTo(name);
  }
}
