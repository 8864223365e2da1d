"""Words that the name checks know by heart: little words, roles, and how business words are used."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pair_list(text: str) -> list[tuple[str, str]]:
    return [(first, second) for first, _, second in (pair.partition(":") for pair in text.split())]


def _pairs(text: str) -> dict[str, str]:
    return dict(_pair_list(text))


# --- Little words ---
PARTICLES = _words("up down in out off on over back away through around aside apart forward ahead along together")
PREPOSITIONS = _words(
    "to from by with without for of at into onto upon via within against under above below between during per as "
    "about after before since until due because than like toward towards across beyond despite when while if"
)
ADVERBS = _words(
    "again twice once today late early too already online offline yesterday externally manually automatically "
    "abroad here there overnight upfront elsewhere yet not now recently successfully partially fully"
)
DETERMINERS = _words("the a an this that these those his her its their all each every")
TAILS = PARTICLES | PREPOSITIONS | ADVERBS
PRESENT_AUXILIARIES = _words("is are am being be isnt arent gets getting")
MODALS = _words("will shall should must can may might would could cannot wont shouldnt cant")
# What comes after them is still to come: "NeedsApproval".
WANTING = _words("needs requires awaits wants expects lacks")
# Their sentence says that nothing happened: no better name can be derived.
REFUSALS = _words("cannot cant wont shouldnt isnt arent")
NEGATIONS = REFUSALS | _words("not never no didnt wasnt hasnt")
ATTRIBUTIVES = _words(
    "new old all any every last latest next first current previous recent recently pending my many some few other "
    "another multiple single default newly"
)

# --- Past forms that are mostly something else ---
NOUN_LIKE_PASTS = _words("shed bit saw ground thought shot felt rebound wound spoke ate")
SAME_FORM_COMPOUNDS = frozenset(
    [
        (first, "set")
        for first in sorted(
            _words("data change record result tool skill char feature rule sub query training mind work")
        )
    ]
    + [("top", "left"), ("bottom", "left"), ("upper", "left"), ("lower", "left"), ("turn", "left"), ("to", "left")]
    + [("hair", "cut"), ("short", "cut"), ("top", "hit"), ("smash", "hit"), ("web", "cast"), ("pod", "cast")]
    + [
        ("lost", "found"),
        ("upper", "bound"),
        ("lower", "bound"),
        ("out", "bound"),
        ("in", "bound"),
        ("cache", "hit"),
        ("page", "hit"),
        ("search", "hit"),
        ("box", "set"),
        ("power", "cut"),
    ]
)
ATTRIBUTIVE_PARTICIPLES = _words(
    "related preferred advanced estimated detailed based mixed unexpected dedicated distributed managed combined "
    "associated united so-called interested"
)

# --- What a name may end in that makes it no event at all ---
ROLE_NOUNS = _words(
    "handler listener command query policy saga projection projector reducer aggregate repository processor"
)
DESCRIBED_NOUNS = _words("date timestamp count counter flag total rate ratio percentage duration")
EVENT_SUFFIXES = _words("event message notification")
SUFFIX_QUALIFIERS = _words("domain integration notification business system")
HANDLER_PREFIXES = _words("on when whenever after upon once")
# "Before" and "if" name what has not happened; "handle" does only before what has.
HANDLER_PREFIXES_BEFORE = _words("before if")
ON_COMPOUNDS = _words("call hold board site demand premise premises line boarding hand screen")

# --- How business words are used ---
# People and things that act: after them a past form takes an object ("CustomerChangedAddress").
AGENTS = _words(
    "user customer client driver rider passenger guest host patient doctor nurse buyer seller supplier vendor "
    "merchant partner agent operator admin administrator manager employee worker member player owner tenant student "
    "teacher author reader visitor shopper courier carrier pilot captain bidder auctioneer applicant claimant "
    "borrower lender investor trader broker bank insurer underwriter system sensor device robot machine person "
    "somebody someone team clerk analyst approver reviewer editor organizer organiser subscriber publisher "
    "traveller traveler cashier technician"
)
# Nouns first of all, although each is a verb too: "OrderShipping" is no request to order a shipping.
THINGS = _words(
    "order price test stock account document item product customer user ticket invoice claim contract market "
    "station service part book position plan question answer machine team group board card branch bank bill budget "
    "shop store seat table room house home host guest client patient doctor driver pilot partner agent student "
    "teacher parcel package cargo container vehicle truck train ship-to flight trip ride fleet fare fee fund tax "
    "loan lease policy premium report message mail email text letter page form field file folder image photo video "
    "model project task job issue case incident alarm alert sensor signal device server network node event data "
    "database index query token key lock code version feature flag label tag note comment post story point score "
    "game match goal player vote poll survey campaign coupon voucher basket cart checkout line list queue batch lot "
    "shelf bin rack inventory warehouse supply supplier demand quote offer bid auction property farm crop water "
    "power energy meter battery temperature weather season sample blood drug dose bed ward shift staff role skill "
    "course class lesson exam grade paper subject author press chapter title name address phone number rate "
    "currency cash money coin credit debit balance interest bond share dividend trade risk limit threshold deadline "
    "milestone time clock day period stage phase step process pipeline build release-note workflow state status "
    "mode level type sort channel subscription payment shipment delivery booking reservation registration "
    "notification profile password session deposit exchange transfer schedule record program mortgage film show "
    "trailer pool garden cover guarantee view function request response change update review approval exception "
    "error fault failure bug"
) - _words(
    "schedule record transfer deposit exchange show cover guarantee review request change update trade press share "
    "issue build"
)  # fmt: skip
# Verbs of commands: at the head of a name they ask for something, whatever else they may mean.
REQUESTS = _words(
    "accept accrue acknowledge acquire activate add adjust advance allocate allow amend announce append apply appoint "
    "approve archive arrange assess assign attach audit authenticate authorise authorize award back ban begin block "
    "borrow broadcast build buy calculate call cancel capture change charge check choose clean clear close collect "
    "commit complete compute configure confirm connect consume convert copy correct create deactivate debit decide "
    "decline decrease delay delegate delete deliver deny deploy deposit detect dispatch disable discard discharge "
    "disconnect discover discount display dispose distribute download draft draw drop edit embed empty enable end "
    "enforce enrol enroll enter escalate estimate evaluate exchange execute exit expire export extend fail fetch file "
    "fill finalise finalize find finish fix forward freeze fulfil fulfill generate get give grant hand handle hide "
    "hire hold import increase inform initialise initialize initiate insert inspect install invite issue join keep "
    "kick launch lay leave lend link load lock log lower mail make mark merge migrate modify monitor move notify "
    "obtain offer open override pack park patch pause pay perform pick place prepare print process produce promote "
    "propose provide provision publish pull purchase push put quit raise read reassign rebuild receive recommend "
    "reconcile record recover redeem reduce refresh refund refuse register reject release remind remove rename renew "
    "rent repair replace reply request reschedule reserve reset resolve restart restore resume retire retrieve retry "
    "return reverse review revise revoke roll run save scan schedule score search select sell send set settle share "
    "ship show shut sign skip sort split start stop store submit subscribe suspend swap switch sync take terminate "
    "transfer trigger turn unassign unblock unlock unsubscribe update upgrade upload use validate verify view void "
    "vote waive withdraw write win lose strip dock undock rate cut break harvest abandon arrest bind catch click cook "
    "dismiss feed inject recall reap refill serve sow spend stamp teach treat triage underwrite unload warn wash "
    "weigh wrap hear dig pour mount nominate bake brew dial greet escort evict vaccinate milk blow charter chase "
    "compile compress concatenate conduct coordinate count crush cure deliberate designate despatch dictate dilute "
    "drain dump dye elect embrace exempt exhaust exhibit exploit expose extract ferment flip fold fry gather glue "
    "grab grasp grease grind groom guess halt hash haul heal highlight hijack hoist imprint infiltrate influence "
    "interrupt isolate kill knock laminate lift lure manufacture mend mix moderate mop mow nudge outline pair pardon "
    "peel photocopy photograph pinpoint polish praise prune quarantine recruit redesign redraft redraw refuel "
    "regenerate remake remedy reprimand reprint rescue reshuffle resupply retake rewind rewrite rinse rip rob rub "
    "ruin sanction scrape scramble scratch scrub sedate seize shave shear shelve shred shrink shuffle sketch "
    "slaughter slice smash soak solder spill spin splice sprinkle squeeze staple steal steer stir stitch straighten "
    "stream stretch subpoena substitute summarise summarize suppress swallow sweep swipe tackle tame tear thaw throw "
    "tie tighten toss tow transform transplant transport trim tweak twist vet veto weave weld whisk whitelist wipe "
    "wreck cover dim dredge fence patrol plough postpone quash mute revamp sanitise sanitize tether unfreeze douse "
    "reopen"
)
# Nouns that name a happening and share their form with its verb: "PriceChange" → "PriceChanged".
HAPPENINGS = _words(
    "change update refund transfer upload download request purchase return release upgrade downgrade import export "
    "delay cancel submit ship fail expire save start stop end pause resume launch merge renew repair replace reset "
    "retry review rename restart restore reject approve delete create remove withdraw register sign confirm complete "
    "close open deposit exchange reserve dispatch discharge increase decrease rise drop fall crash override swap "
    "switch enrol enroll deploy sync trade transit abandon abort grant award recall assign arrive depart capture "
    "charge collapse publish unlock lock freeze pay receive deliver block unblock escalate resolve accept decline "
    "propose begin finish"
)
# What a noun made from a verb says happened, where no ending tells.
NOMINALS = _pairs(
    "failure:fail registration:register expiry:expire expiration:expire success:succeed delivery:deliver "
    "recovery:recover discovery:discover departure:depart closure:close exposure:expose seizure:seize "
    "approval:approve removal:remove renewal:renew refusal:refuse arrival:arrive disposal:dispose proposal:propose "
    "denial:deny withdrawal:withdraw dismissal:dismiss reversal:reverse retrieval:retrieve referral:refer "
    "appraisal:appraise acceptance:accept issuance:issue clearance:clear purchase:purchase growth:grow "
    "acquisition:acquire cancellation:cancel decision:decide division:divide loss:lose connection:connect "
    "collection:collect consumption:consume redemption:redeem resumption:resume prescription:prescribe "
    "enrollment:enroll enrolment:enrol fulfillment:fulfill fulfilment:fulfil acknowledgement:acknowledge "
    "acknowledgment:acknowledge theft:steal receipt:receive complaint:complain rental:rent sale:sell death:die "
    "birth:bear repayment:repay erasure:erase disclosure:disclose attendance:attend maintenance:maintain "
    "breach:breach choice:choose submission:submit admission:admit transmission:transmit omission:omit "
    "revision:revise provision:provision reservation:reserve notification:notify retention:retain suspension:suspend "
    "extension:extend expansion:expand conversion:convert inversion:invert"
)
# Nouns that look like one of those, but name a thing.
THING_NOMINALS = _words(
    "subscription position section station question option function condition location session version region "
    "mission auction million portion direction exception edition fraction dimension permission pension organisation "
    "organization information application destination occupation specification corporation transaction action "
    "description inscription reception payment document statement department apartment element segment environment "
    "equipment instrument supplement experiment moment comment argument supervision television intention attention "
)
# Commands whose verb is a thing elsewhere: only before these is it a request.
REQUESTS_OF = {
    **dict.fromkeys(
        sorted(_words("invoice bill email text message phone seat host page poll survey")), AGENTS
    ),
    "pin": _words("message post note comment"),
    "report": _words("abuse fraud incident bug problem crime loss theft"),
    "mail": _words("invoice letter parcel statement catalogue catalog"),
    "rate": AGENTS | _words("album song product film movie restaurant hotel ride delivery"),
    "grade": AGENTS | _words("exam essay test assignment homework quiz"),
    "book": _words("room flight hotel seat table ticket trip appointment ride car meeting course slot"),
    "file": _words("claim claims tax taxes report complaint appeal application return"),
    "like": _words("post comment photo video page"),
    "play": _words("song video track game film"),
    "water": _words("plant plants field crop crops garden lawn"),
    "plant": _words("tree trees crop crops seed seeds"),
    "quote": _words("price premium fare fee"),
    "order": _words("material materials part parts supplies taxi meal food drink drinks"),
}
# "StartTime", "SearchEngine", "AuditLog": such heads before such tails make one noun.
COMPOUND_STARTS = _words(
    "start end begin search audit check drop dock edit mark scan call return release print play draft lock access "
    "publish launch close open pick pickup backup checkout login pay process exchange file view feed stamp click "
)
COMPOUND_TAILS = _words(
    "date time hours engine trail log mode zone point station screen sheet result results notes machine area room line "
    "window desk sign counter button center centre fee rate rates option options index page "
)
# Nouns of two words whose first looks like a request.
COMPOUND_NOUNS = frozenset(
    _pair_list(
        "purchase:order change:request credit:note pick:list return:label call:center call:centre view:model "
        "check:list release:note load:balancer pay:roll pay:slip pay:check merge:request pull:request "
        "start:date end:date charge:point charge:station check:point store:front process:engine print:job "
        "search:result trade:partner place:holder fix:version "
    )
)
# Verbs that happen to their subject: in the simple past, not as a participle ("LevelRose").
INTRANSITIVES = _words("rise fall grow ring sink come go sit shrink swim arise run begin")
# Outcomes name what happened whatever stands before them: "UpdateFailure" → "UpdateFailed".
OUTCOMES = _words("failure success completion expiry expiration")
COMPOUND_HEADS = _words("request change update increase decrease rise drop fall crash delay")
# Verbs whose -s form is hardly ever a plural in a name: "FlightLands", "PatientDies".
PRESENTS = _words(
    "land die mature graduate go bounce melt freeze burn lapse stall sail lose sleep wake win come become arise break "
    "grow sink shrink leak evaporate decay climb drown faint"
)
# After a verb in -ing they make a name of a thing: "ShippingAddress", "TrackingNumber".
GERUND_TAILS = _words(
    "address method cost costs label number code reference type name window instructions policy policies rule rules "
    "agreement certificate permit account plan system tool unit device platform room hall"
)
# Adjectives of outcome that have a verb.
OUTCOME_ADJECTIVES = {"complete": "complete", "successful": "succeed", "unsuccessful": "fail"}
THING_GERUNDS = _words(
    "pending meeting building listing setting warning ceiling rating morning evening thing string ring king spring "
    "hearing outstanding missing existing everything something nothing during sterling wing swing training marketing "
    "engineering clothing"
)
# One word that hides a verb and its particle.
PHRASAL_NOUNS = {
    noun: tuple(verb.split())
    for noun, verb in (
        ("login", "log in"), ("logout", "log out"), ("logon", "log on"), ("logoff", "log off"), ("signup", "sign up"),
        ("signin", "sign in"), ("signout", "sign out"), ("checkout", "check out"), ("checkin", "check in"),
        ("backup", "back up"), ("shutdown", "shut down"), ("rollback", "roll back"), ("rollout", "roll out"),
        ("setup", "set up"), ("takeover", "take over"), ("handover", "hand over"), ("payout", "pay out"),
        ("payoff", "pay off"), ("cleanup", "clean up"), ("startup", "start up"), ("breakdown", "break down"),
        ("optin", "opt in"), ("optout", "opt out"), ("pickup", "pick up"), ("dropoff", "drop off"),
        ("followup", "follow up"), ("kickoff", "kick off"), ("layoff", "lay off"), ("lockout", "lock out"),
        ("timeout", "time out"), ("failover", "fail over"), ("writeoff", "write off"), ("chargeback", "charge back"),
        ("cutover", "cut over"), ("teardown", "tear down"), ("topup", "top up"), ("handoff", "hand off"),
        ("takeoff", "take off"), ("blackout", "black out"), ("sellout", "sell out"), ("markdown", "mark down"),
        ("buyout", "buy out"), ("walkout", "walk out"), ("breakout", "break out"), ("lockdown", "lock down"),
    )
}  # fmt: skip
