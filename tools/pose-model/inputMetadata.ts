import { writeFlatbuffer } from './flatbufferWriter';

/** What a model expects of its pixels: `(value - mean) / std`, with values 0–255. */
export interface InputNormalization {
  mean: number;
  std: number;
}

const OPTIONS_TYPE_NORMALIZATION = 1;
const CONTENT_TYPE_IMAGE = 2;
const COLOR_SPACE_RGB = 1;

/**
 * The TFLite `ModelMetadata` ("M001", metadata_schema.fbs) of a model with one RGB image as input.
 * MediaPipe refuses to start without it, and believes whatever range stands here.
 */
export function inputMetadata({ mean, std }: InputNormalization): Uint8Array {
  const normalization = {
    kind: 'table',
    fields: [
      { kind: 'floats', values: [mean] },
      { kind: 'floats', values: [std] },
    ],
  } as const;
  const processUnit = {
    kind: 'table',
    fields: [{ scalar: 'uint8', value: OPTIONS_TYPE_NORMALIZATION }, normalization],
  } as const;
  const imageProperties = {
    kind: 'table',
    fields: [{ scalar: 'uint8', value: COLOR_SPACE_RGB }],
  } as const;
  const content = {
    kind: 'table',
    fields: [{ scalar: 'uint8', value: CONTENT_TYPE_IMAGE }, imageProperties],
  } as const;
  // Slots: name, description, dimension_names, content, process_units.
  const inputTensor = {
    kind: 'table',
    fields: [null, null, null, content, { kind: 'references', items: [processUnit] }],
  } as const;
  // Slots: name, description, input_tensor_metadata.
  const subgraph = {
    kind: 'table',
    fields: [null, null, { kind: 'references', items: [inputTensor] }],
  } as const;
  // Slots: name, description, version, subgraph_metadata.
  const model = {
    kind: 'table',
    fields: [null, null, null, { kind: 'references', items: [subgraph] }],
  } as const;
  return writeFlatbuffer(model, { identifier: 'M001' });
}
