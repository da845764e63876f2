#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Writes OUT/gst-vssl-VERSION.tar.gz: the plugin, the programs with their libraries, manual pages and completion.
# usage: dist.sh OUT, in a tree that is built, with JAVA_HOME; `./vssl dist` runs it with target. The same built tree
# gives the same bytes.
set -euo pipefail
out=$(readlink -f "${1:?usage: dist.sh OUT}")
cd "$(dirname "$(readlink -f "$0")")/../.."
version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml)
name=gst-vssl-$version
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
stage=$work/$name
mkdir -p "$stage"/{bin,lib,pipelines,kafka,share/man/man1,share/bash-completion/completions}

cp vssl "$stage/bin/"
cp -r plugin/target/vssl "$stage/lib/vssl"
cp -r pipelines/target/cli "$stage/lib/cli"
cp -r kafka/commands/target/cli "$stage/lib/kafka"
cp -r kafka/episodes/target/cli "$stage/lib/episodes"
cp -r pipelines/commands.txt pipelines/lines "$stage/pipelines/"
cp -r README.md CHANGELOG.md LICENSE NOTICE SECURITY.md docs "$stage/"
cp kafka/README.md "$stage/kafka/"

# libraries that several programs have are stored once, as hard links
declare -A first
for jar in "$stage"/lib/*/*.jar; do
  sum=$(sha256sum <"$jar")
  if [ -n "${first[$sum]:-}" ]; then ln -f "${first[$sum]}" "$jar"; else first[$sum]=$jar; fi
done

classes="pipelines/release/target/cli/*:pipelines/target/cli/*:kafka/commands/target/cli/*:kafka/episodes/target/cli/*"
"$JAVA_HOME/bin/java" -cp "$classes" org.vssl.release.Reference pipelines/commands.txt "$work/reference"
mv "$work/reference/vssl.bash" "$stage/share/bash-completion/completions/vssl"
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)}"
asciidoctor -b manpage -a mansource="gst-vssl $version" -a manmanual=gst-vssl -D "$stage/share/man/man1" \
  "$work"/reference/*.adoc

tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -C "$work" -cf - "$name" |
  gzip -n >"$out/$name.tar.gz"
echo "$out/$name.tar.gz"
