from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("simulator", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="chunk",
            name="keyframe",
            field=models.BinaryField(
                blank=True, help_text="The state after its last record, now and then.", null=True
            ),
        ),
    ]
