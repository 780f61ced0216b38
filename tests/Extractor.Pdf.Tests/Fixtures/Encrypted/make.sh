#!/bin/sh
# Makes the encrypted documents of this folder with qpdf, one for each revision and crypt filter that there is.
# They are kept in the repository, because an independent writer is what makes them a proof, and qpdf may be absent.
set -eu
cd "$(dirname "$0")"
base=$(mktemp)
trap 'rm -f "$base" "$base.src"' EXIT
cat > "$base.src" <<'PDF'
%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << >> >> endobj
4 0 obj << /Length 26 >> stream
BT (secret content) Tj ET

endstream endobj
5 0 obj << /Title (secret title) >> endobj
6 0 obj << /Type /Metadata /Subtype /XML /Length 17 >> stream
<x>open data</x>

endstream endobj
trailer << /Root 1 0 R /Info 5 0 R /Size 7 >>
%%EOF
PDF
qpdf --warning-exit-0 "$base.src" "$base" 2>/dev/null
make() {
    name=$1
    shift
    qpdf --warning-exit-0 --deterministic-id --allow-weak-crypto "$base" --encrypt "$@" -- "$name.pdf" 2>/dev/null ||
        qpdf --warning-exit-0 --allow-weak-crypto "$base" --encrypt "$@" -- "$name.pdf"
}
make rc4-40-user user owner 40
make rc4-40-empty "" owner 40
make rc4-128-user user owner 128 --use-aes=n
make rc4-128-empty "" owner 128 --use-aes=n
make rc4-v4-user user owner 128 --use-aes=n --force-V4
make rc4-v4-clear-metadata user owner 128 --use-aes=n --force-V4 --cleartext-metadata
make aes-128-user user owner 128 --use-aes=y
make aes-128-empty "" owner 128 --use-aes=y
make aes-128-clear-metadata user owner 128 --use-aes=y --cleartext-metadata
make aes-256-r5-user user owner 256 --force-R5
make aes-256-r5-empty "" owner 256 --force-R5
make aes-256-r6-user user owner 256
make aes-256-r6-empty "" owner 256
make aes-256-r6-clear-metadata user owner 256 --cleartext-metadata
make aes-256-r6-chinese 密码 业主 256
qpdf --warning-exit-0 --allow-weak-crypto --object-streams=generate "$base" --encrypt user owner 256 -- aes-256-r6-object-streams.pdf
qpdf --warning-exit-0 --allow-weak-crypto --object-streams=generate "$base" --encrypt user owner 128 --use-aes=y -- aes-128-object-streams.pdf
