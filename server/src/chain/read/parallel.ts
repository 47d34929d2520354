const AT_ONCE = 8;

/** Maps with a few requests in flight at a time; results keep the order of the inputs. The first failure ends it. */
export async function mapParallel<Input, Output>(
  inputs: readonly Input[],
  task: (input: Input) => Promise<Output>,
): Promise<Output[]> {
  const outputs: Output[] = new Array(inputs.length);
  let next = 0;
  let failed = false;
  const worker = async () => {
    while (next < inputs.length && !failed) {
      const at = next++;
      try {
        outputs[at] = await task(inputs[at] as Input);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, inputs.length) }, worker));
  return outputs;
}
