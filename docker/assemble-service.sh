#!/bin/sh
# Puts together what one process needs to run, and nothing else: its production packages, the compiled code of the
# workspaces among them, the schema of the trace store, and for the evaluator its models.
# Usage: assemble-service.sh <service> <folder with packages> <folder with the build> <target>
set -eu
service=$1 packages=$(cd "$2" && pwd -P) built=$3 target=$4

mkdir -p "$target"
cp -a "$packages/node_modules" "$target/node_modules"
for link in "$packages"/node_modules/@almenara/*; do
  place=$(readlink -f "$link")
  place=${place#"$packages"/}
  mkdir -p "$target/$place"
  cp -r "$built/$place/package.json" "$built/$place/dist" "$target/$place/"
  # npm keeps a second version of a package inside the workspace that asks for it.
  if [ -d "$packages/$place/node_modules" ]; then cp -a "$packages/$place/node_modules" "$target/$place/"; fi
done
find "$target" -path "$target/node_modules" -prune -o -type f \
  \( -name '*.spec.*' -o -name '*.d.ts' -o -name '*.map' -o -name '*.tsbuildinfo' \) -exec rm {} +
mkdir -p "$target/migrations/clickhouse"
cp "$built"/migrations/clickhouse/*.sql "$target/migrations/clickhouse/"
# Only what judges and embeds answers needs the weights. Their cards go along, which say of whose work they are made.
if [ "$service" = evaluator ]; then
  for file in "$built"/models/*/*.onnx "$built"/models/*/card.md \
    "$built"/models/vocabulary/vocab.txt "$built"/models/groundedness/groundedness.json \
    "$built"/models/embedding/static256.i8 "$built"/models/embedding/*.f32; do
    folder=$target/models/$(basename "$(dirname "$file")")
    mkdir -p "$folder"
    cp "$file" "$folder/"
  done
fi
# onnxruntime brings its library for every platform; an image runs on one.
runtime=$target/node_modules/onnxruntime-node/bin
if [ -d "$runtime" ]; then
  platform=$(node -p 'process.platform + "/" + process.arch')
  for library in "$runtime"/napi-*/*/*; do
    case $library in */"$platform") ;; *) rm -r "$library" ;; esac
  done
  test -n "$(find "$runtime" -path "*/$platform/*.node")"
fi
ln -s "services/$service" "$target/service"
test -f "$target/service/dist/main.js"
