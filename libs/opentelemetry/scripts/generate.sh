#!/usr/bin/env bash
# Makes src/otlp/generated from trace.proto. Run after changing it: bash libs/opentelemetry/scripts/generate.sh
set -euo pipefail
cd "$(dirname "$0")/../src/otlp"
root=../../../..
"$root/node_modules/.bin/pbjs" -t static-module -w es6 --force-long --no-create --no-verify --no-delimited --no-service \
  --no-typeurl --no-convert -o generated/trace.js trace.proto
"$root/node_modules/.bin/pbts" --no-comments -o generated/trace.d.ts generated/trace.js
sed -i 's#"protobufjs/minimal"#"protobufjs/minimal.js"#' generated/trace.js
