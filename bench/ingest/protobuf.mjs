/** The few protobuf wire types that an OTLP trace request needs; the bench must not share the product's decoder. */
export function message(...fields) {
  return Buffer.concat(fields);
}

export function text(field, value) {
  return bytes(field, Buffer.from(value));
}

export function bytes(field, value) {
  return Buffer.concat([varint((field << 3) | 2), varint(value.length), value]);
}

export function integer(field, value) {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

export function fixed64(field, value) {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return Buffer.concat([varint((field << 3) | 1), buffer]);
}

function varint(value) {
  const out = [];
  let rest = BigInt(value);
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    out.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Buffer.from(out);
}
