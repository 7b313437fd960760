// The plan in the address, behind `#`: compressed, in letters that every program leaves as they are.
export const LONGEST = 200_000;

// Returns null for a text that is too long for a link.
export async function pack(text) {
  const whole = new TextEncoder().encode(text);
  if (whole.length > LONGEST) return null;
  const bytes = await run(new CompressionStream("deflate-raw"), whole);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export async function unpack(packed) {
  const letters = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
  const packedBytes = Uint8Array.from(letters, (each) => each.charCodeAt(0));
  const bytes = await run(new DecompressionStream("deflate-raw"), packedBytes);
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

// A few bytes can unfold to more than a machine holds: it ends where no plan is so long.
async function run(stream, bytes) {
  const writer = stream.writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  written.catch(() => {});
  const parts = [];
  let length = 0;
  for (const reader = stream.readable.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > 2 * LONGEST) throw new Error("the link holds more than a plan");
    parts.push(value);
  }
  await written;
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
