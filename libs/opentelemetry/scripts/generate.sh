#!/usr/bin/env bash
# Makes src/otlp/generated from otlp.proto. Run after changing it: bash libs/opentelemetry/scripts/generate.sh
set -euo pipefail
cd "$(dirname "$0")/../src/otlp"
root=../../../..
"$root/node_modules/.bin/pbjs" -t static-module -w es6 --force-long --no-create --no-verify --no-delimited --no-service \
  --no-typeurl --no-convert -o generated/otlp.js otlp.proto
"$root/node_modules/.bin/pbts" --no-comments -o generated/otlp.d.ts generated/otlp.js
sed -i 's#"protobufjs/minimal"#"protobufjs/minimal.js"#' generated/otlp.js
