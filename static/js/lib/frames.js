// Reads one binary moment: what every run of a comparison looked like at one instant.

const MAGIC = 0x31534246; // "FBS1", little endian

const TYPES = { f32: Float32Array, u8: Uint8Array, u16: Uint16Array, i32: Int32Array };

const MAP_MAGIC = 0x314d4246; // "FBM1"

/** The layout of a map in an ArrayBuffer: {step, iteration, kl, drift, perplexity, source, n, places (x, y interleaved)}. */
export function decodeLayout(buffer) {
  const { head, end } = headOf(buffer, MAP_MAGIC);
  return { ...head, places: new Float32Array(buffer.slice(end)) };
}

/** The JSON of a binary message of a kind, and where its arrays begin: {head, end}. */
export function headOf(buffer, magic) {
  const view = new DataView(buffer);
  if (buffer.byteLength < 8 || view.getUint32(0, true) !== magic) throw new Error('not a FaceSpace message');
  const end = 8 + view.getUint32(4, true);
  return { head: JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, end - 8))), end };
}

/** The moment in an ArrayBuffer: {index, runs: [{step, …metrics, features, predicted, …}]}. */
export function decodeMoment(buffer) {
  const { head: moment, end: arraysStart } = headOf(buffer, MAGIC);
  for (const run of moment.runs) {
    for (const [name, place] of Object.entries(run.arrays)) {
      run[name] = arrayAt(buffer, arraysStart + place.offset, place);
    }
    delete run.arrays;
  }
  return moment;
}

/** A typed array at a place {type, length} that may not be aligned. */
export function arrayAt(buffer, offset, { type, length }) {
  const Type = TYPES[type];
  if (offset % Type.BYTES_PER_ELEMENT === 0) return new Type(buffer, offset, length);
  return new Type(buffer.slice(offset, offset + length * Type.BYTES_PER_ELEMENT));
}
