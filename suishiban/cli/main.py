"""Which commands are there?"""

import typer

from suishiban.cli import (
    ask,
    backend_double,
    bare,
    bench,
    chat,
    dialogues,
    evaluate,
    generator,
    interface,
    knowledge,
    legal_bases,
    questions,
    rasa,
    releases,
    serve,
    simulate,
    staff,
    state_tracking,
    statutes,
    train,
    understanding,
    upkeep,
    worker,
)

app = typer.Typer(
    name="suishiban",
    help="随时办: the digital civil servant. Every reading command takes --json.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command("serve")(serve.serve)
app.command("worker")(worker.worker)
app.command("chat")(chat.chat)
app.command("ask")(ask.ask)
evaluate.app.command("dialogues")(dialogues.dialogues)
evaluate.app.command("simulate")(simulate.simulate)
evaluate.app.command("understanding")(understanding.understanding)
evaluate.app.command("questions")(questions.questions)
evaluate.app.command("knowledge")(knowledge.knowledge)
evaluate.app.command("state-tracking")(state_tracking.state_tracking)
evaluate.app.command("legal-bases")(legal_bases.legal_bases)
app.add_typer(releases.guides, name="guides")
app.add_typer(staff.app, name="staff")
app.add_typer(statutes.app, name="statutes")
app.command("openapi")(interface.openapi)
app.command("doctor")(upkeep.doctor)
app.add_typer(upkeep.audit, name="audit")
app.add_typer(upkeep.keys, name="keys")
app.add_typer(evaluate.app, name="eval")
train.app.command("rasa")(rasa.rasa)
train.app.command("generator")(generator.generator)
app.add_typer(train.app, name="train")
app.add_typer(bench.app, name="bench")
app.command("bare-route", hidden=True)(bare.bare_route)
app.command("backend-double")(backend_double.backend_double)

if __name__ == "__main__":
    app()
