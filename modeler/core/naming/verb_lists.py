"""Verbs that the generated lexicon lacks or spells in a way that few expect."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERB_PREFIXES = ("re", "un", "de", "auto", "pre", "over", "mis", "co", "dis", "under", "out", "cross", "sub", "inter")

# --- Verbs that the table lacks, or spells in a way that few expect ---
YOUNG_VERBS = _words(
    "onboard offboard whitelist blacklist allowlist blocklist denylist upsert downvote upvote retweet tokenize "
    "tokenise dockerize containerize geocode checkpoint autoscale timestamp cache throttle debounce sync async "
    "livestream crowdfund unsubscribe unassign unfollow unarchive unpublish unregister unmute unblock unshare "
    "unmark unmatch reprice repost rollover upsell outsource refactor instantiate parameterize serialize "
    "deserialize deprecate provision deprovision quarantine escrow invoice backorder preorder reorder restock "
    "reship rebook rebill reassign reschedule resubmit requeue enqueue dequeue redeem remit disburse accrue "
    "amortize overdraft transcode autosave opt cosign offload misdirect reroute redeliver"
)
YOUNG_DOUBLING_VERBS = _words("enrol appal unban blog vlog rebag unplug untag unpin bootstrap unzip rezip")
SINGLE_CONSONANT = _words(
    "model label signal travel level counsel channel dial funnel total equal fuel initial marshal parcel pencil "
    "profit benefit focus target credit debit edit audit visit deposit exhibit limit combat bias format"
) - {"format"}
PREFERRED_PARTICIPLES = {
    "cancel": "cancelled",
    "format": "formatted",
    "fulfil": "fulfilled",
    "learn": "learned",
    "burn": "burned",
    "spell": "spelled",
    "spill": "spilled",
    "spoil": "spoiled",
    "prove": "proven",
    "light": "lit",
    "hide": "hidden",
    "get": "got",
    "show": "shown",
    "strike": "struck",
    "wake": "woken",
    "quit": "quit",
    "shut": "shut",
    "split": "split",
    "run": "run",
    "come": "come",
    "become": "become",
    "bid": "bid",
    "bet": "bet",
    "beat": "beaten",
    "forecast": "forecast",
    "broadcast": "broadcast",
    "offset": "offset",
    "input": "input",
    "output": "output",
    "cost": "cost",
    "spread": "spread",
    "plead": "pleaded",
    "lay": "laid",
}
# Simple pasts of the verbs above that differ from the participle.
LOST_SIMPLE_PASTS = {
    "run": "ran", "come": "came", "become": "became", "beat": "beat", "hide": "hid", "show": "showed", "wake": "woke",
}  # fmt: skip
NEVER_PAST = _words(
    "unauthorized unauthorised unpaid unused unknown unlimited unexpected hundred infrared biped moped sacred naked "
    "wicked rugged ragged crooked wretched indeed embed imbed linked-in kindred"
)
# The table calls these adjectives; as the end of an event's name they say that something was undone.
UNDOING_PASTS = _words(
    "unassigned unsubscribed unpublished unarchived unlinked unregistered unshared unblocked unmarked unlocked "
    "unreserved unallocated undelivered uninstalled unmatched unmounted unloaded"
)
