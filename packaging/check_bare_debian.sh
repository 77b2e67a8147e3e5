#!/usr/bin/env bash
# Proves that a bare Debian with python3 and nothing else can run and test the kiosk from a fresh clone.
#
#   sudo packaging/check_bare_debian.sh FOLDER [--suite bookworm] [--mirror URL] [--bind PATH]... [--copy PATH]...
#                                       [-- COMMAND]
#
# FOLDER    where the Debian is made (about 3 GB); one that is already there is used again, without the old clone
# --bind    a folder of this machine to see read-only at the same place inside (a folder of packages for pip)
# --copy    a file of this machine to copy to the same place inside (pip's settings, a certificate bundle)
# COMMAND   what to run in the clone instead of "python3 dev.py test" and twice "python3 dev.py run"
#
# Variables whose names begin with PIP_, SSL_CERT or end in _proxy or _CA_BUNDLE are handed on. Needs root and debootstrap.
set -euo pipefail

usage() { sed -n '2,/^set /{/^#/s/^# \{0,1\}//p}' "$0"; exit 2; }

[ $# -ge 1 ] && [ "${1#-}" = "$1" ] || usage
target=$1; shift
suite=bookworm mirror='' binds=() copies=() command=()
while [ $# -gt 0 ]; do
    case $1 in
        --suite) suite=$2; shift 2 ;;
        --mirror) mirror=$2; shift 2 ;;
        --bind) binds+=("$2"); shift 2 ;;
        --copy) copies+=("$2"); shift 2 ;;
        --) shift; command=("$@"); break ;;
        *) usage ;;
    esac
done
source_tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
[ "$(id -u)" = 0 ] || { echo "This needs root: it makes a Debian in a folder." >&2; exit 2; }
command -v debootstrap >/dev/null || { echo "Install debootstrap first: apt-get install debootstrap" >&2; exit 2; }

[ -e "$target/etc/debian_version" ] || debootstrap --variant=minbase "$suite" "$target" ${mirror:+"$mirror"}
target=$(cd "$target" && pwd)

# What is mounted must be gone again before anybody removes the folder.
mounted=()
release() { for ((i = ${#mounted[@]} - 1; i >= 0; i--)); do umount "${mounted[i]}"; done; }
trap release EXIT
mount_at() { mkdir -p "$target$2"; mount "${@:3}" "$1" "$target$2"; mounted+=("$target$2"); }
mount_at proc /proc -t proc
mount_at tmpfs /dev/shm -t tmpfs
mount_at devpts /dev/pts -t devpts
for device in null zero random urandom; do
    [ -c "$target/dev/$device" ] || { touch "$target/dev/$device"; mount_at "/dev/$device" "/dev/$device" --bind; }
done
for folder in ${binds[@]+"${binds[@]}"}; do mount_at "$folder" "$folder" --bind -o ro; done
for file in /etc/resolv.conf ${copies[@]+"${copies[@]}"}; do
    [ ! -e "$file" ] || { mkdir -p "$target$(dirname "$file")"; cp -L "$file" "$target$file"; }
done

inside() {
    local handed_on=()
    while IFS= read -r -d '' pair; do
        case ${pair%%=*} in PIP_* | SSL_CERT* | *_proxy | *_CA_BUNDLE) handed_on+=("$pair") ;; esac
    done < <(env -0)
    chroot "$target" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        ${handed_on[@]+"${handed_on[@]}"} "$@"
}
if ! inside sh -c 'command -v python3 >/dev/null'; then
    inside apt-get update -qq
    inside env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends python3
fi
inside python3 --version

rm -rf "$target/srv/kiosk"
git clone --quiet --no-hardlinks "$source_tree" "$target/srv/kiosk"
in_clone() {
    echo "=== $*"
    local began=$SECONDS code=0
    inside sh -c 'cd /srv/kiosk && exec "$@"' sh "$@" || code=$?
    echo "=== $*: exit code $code after $((SECONDS - began)) s"
    return "$code"
}
if [ ${#command[@]} -gt 0 ]; then
    in_clone "${command[@]}"
    exit
fi
failed=0
in_clone python3 dev.py test || failed=1
in_clone python3 dev.py run || failed=1
in_clone python3 dev.py run || failed=1
# The checkout stays as it was cloned: everything made lies in ignored folders.
changed=$(git -C "$target/srv/kiosk" -c safe.directory='*' status --porcelain)
[ -z "$changed" ] || { echo "The commands changed the checkout:"; echo "$changed"; failed=1; }
exit $failed
