from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('modeler', '0012_map_view'),
    ]

    operations = [
        migrations.AddField(
            model_name='design',
            name='corrections',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='design',
            name='throughput',
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
