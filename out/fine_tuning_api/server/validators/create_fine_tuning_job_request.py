"""What requests must satisfy."""

from __future__ import annotations

from ..._runtime.validation import (
    Check,
    array,
    integer,
    literal,
    nullable,
    number,
    object_,
    ref,
    string,
    union,
)

CreateFineTuningJobRequest: Check = object_(
    {
        "model": union(
            string(),
            literal("babbage-002", "davinci-002", "gpt-3.5-turbo", "gpt-4o-mini"),
        ),
        "training_file": string(),
        "hyperparameters": ref(lambda: CreateFineTuningJobRequestHyperparameters),
        "suffix": nullable(string(min_length=1, max_length=64)),
        "validation_file": nullable(string()),
        "integrations": nullable(
            array(ref(lambda: CreateFineTuningJobRequestIntegrationsItem))
        ),
        "seed": nullable(integer(minimum=0, maximum=2147483647)),
    },
    required=["model", "training_file"],
)
CreateFineTuningJobRequestHyperparameters: Check = object_(
    {
        "batch_size": union(
            literal("auto"), integer(minimum=1, maximum=256), exclusive=True
        ),
        "learning_rate_multiplier": union(
            literal("auto"), number(exclusive_minimum=0), exclusive=True
        ),
        "n_epochs": union(
            literal("auto"), integer(minimum=1, maximum=50), exclusive=True
        ),
    }
)
CreateFineTuningJobRequestIntegrationsItem: Check = object_(
    {
        "type": literal("wandb"),
        "wandb": ref(lambda: CreateFineTuningJobRequestIntegrationsItemWandb),
    },
    required=["type", "wandb"],
)
CreateFineTuningJobRequestIntegrationsItemWandb: Check = object_(
    {
        "project": string(),
        "name": nullable(string()),
        "entity": nullable(string()),
        "tags": array(string()),
    },
    required=["project"],
)
